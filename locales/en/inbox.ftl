# /inbox: what waits for somebody of the staff.

inbox-gone = This waits no longer: somebody answered, or there is nothing left to do.
