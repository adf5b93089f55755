# /attesa: ciò che aspetta una persona dello staff.

inbox-gone = Questo non aspetta più: qualcuno ha risposto, o non c'è più niente da fare.
