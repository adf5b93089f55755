# What went wrong in Discord, and what to do about it.

error-unexpected =
    Something went wrong on our side, and nothing was changed that you would have to mend.
    If it happens again, tell the staff this reference: `{ $reference }`
error-option = One of the values you gave cannot be used here. Check it and try again.
error-command-changed = This command has just changed. Reload Discord (Ctrl+R) and try again.
error-too-often = That is a bit too often: wait a moment and try again.
error-forbidden = Discord does not let me do that here: I lack a permission. The staff can see which one with `salotto doctor`.
error-not-allowed = You cannot use this here.
error-gone = What this was about is no longer there: it may have been deleted.
error-discord-down = Discord has a problem just now. Try again in a few minutes.
error-not-yours = These buttons answer only to whoever opened them.
error-button-retired = This button is from an earlier time, and nothing answers it any more.
error-view-ended = These buttons have ended. Run the command again to get fresh ones.
error-form-typed = What you had written, to be copied:

guard-on-a-server = This works only on a server.
guard-staff = Only the staff can do this.
guard-moderators = Only moderators can do this, and you lack the permission it needs.
guard-administrators = Only whoever manages the server can do this.

hierarchy-yourself = You cannot do this to yourself.
hierarchy-salotto = You cannot do this to me.
hierarchy-owner = Nobody can do this to the owner of the server.
hierarchy-bot = This is not meant for bots.
hierarchy-administrator = This cannot be done to an administrator.
hierarchy-above-you = { $name } does not stand below you: you cannot do this to them.
hierarchy-above-salotto = { $name } does not stand below me. Whoever manages the server can move my role up.
role-managed = The role { $role } belongs to Discord or to another app: nobody can give it by hand.
role-no-permission = I lack the permission to manage roles.
role-above-salotto = The role { $role } does not stand below mine. Whoever manages the server can move my role up.

setting-refused = That value does not fit the setting "{ $field }".
