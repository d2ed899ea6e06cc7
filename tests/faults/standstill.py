"""What a test and `app_at_a_standstill` agree on. Apart from it, because that one is an app where it is imported."""

STANDSTILL = "FAULTS_STANDSTILL"
"""Environment variable: the folder in which the waits are noted, and the file "go on" ends them."""
