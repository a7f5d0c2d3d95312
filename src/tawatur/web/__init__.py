"""The desk in a browser: pages rendered here, an HTTP API for everything they show, no request to any other host."""

from tawatur.web.app import create_app

__all__ = ["create_app"]
