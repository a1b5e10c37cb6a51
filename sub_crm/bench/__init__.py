"""How fast the program is: each thing a user waits for, beside the least that it could cost."""
