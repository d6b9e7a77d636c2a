"""What the server does with connections before a request is one."""
