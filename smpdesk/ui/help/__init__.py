"""About the program, its versions and the licences of what is inside."""
