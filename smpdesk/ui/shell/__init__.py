"""The frame of the main window: tabs, menus, foot, who is at the desk."""
