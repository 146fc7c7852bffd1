"""What the features of the window share; features do not import each other."""
