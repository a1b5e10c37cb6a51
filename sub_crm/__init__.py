"""SUB-CRM: whom we speak in and around the province of Utrecht, and what was promised."""

VERSION = "0.1.0"
