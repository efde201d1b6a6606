"""Faults of the store: killed writers, lost power, damaged files, full and unwritable disks, tight limits."""
