"""How fast it is: every module prints its rows from `main()`."""
