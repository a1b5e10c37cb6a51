"""Files in and out: what leaves the program as a list, and what comes in as one."""
