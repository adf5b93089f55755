"""Tables and the named queries on them, one module per table group. A query takes a session and never opens one."""
