"""What every floor may use: problems and their errors, units, geometry, memories.

This floor takes plain values and returns plain values. It never knows another floor, and never touches the disk.
"""
