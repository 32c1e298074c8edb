"""The tools that components share: compositor, styles, lists, charts.

This floor takes content, styles and room, and returns set parts with their structure nodes. It never knows a particular component or
layout, and never touches the disk.
"""
