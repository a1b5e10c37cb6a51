"""SUB-CRM: who we speak in and around the province of Utrecht, what plays there, and what was promised."""

VERSION = "0.1.0"
