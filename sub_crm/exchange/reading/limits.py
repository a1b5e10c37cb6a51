"""What a process that reads strange files may use of this computer."""

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 60


def limit_this_process() -> None:
    """Set the limits where the platform has them; the parent process guards the time anyway."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
