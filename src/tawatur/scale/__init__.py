"""Archives that outgrow a machine: coding and linking as Ray Data jobs.

In: files of reports, here or on storage that pyarrow reaches. Out: a folder of Parquet and JSON lines by month. Ray
Data shares out the work, tries again what a dead process left and holds back what runs ahead; what stands here are the
functions that a batch gets, and those call the coder and the linker that every other command calls. Needs the extra
``ray``; no other part of the package imports this one but its command.
"""
