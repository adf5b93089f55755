### Il rapporto della settimana: ciò che si dice, sezione per sezione.
### Di nessuna persona si sa il genere: niente participi o aggettivi che concordino con chi scrive.

## Titoli

digest-title = { $community }: la settimana
digest-period = Settimana { $number }, da { $first } a { $last } { $year }{ $partial ->
    [yes] { " " }(settimana incompleta)
   *[no] { "" }
}
section-verdict = In breve
section-waiting = Serve una persona, adesso
section-themes = Che cosa ci stanno dicendo i membri
section-self_sustaining = Vive anche senza di noi?
section-worth_reading = Da leggere
section-people = Le persone
section-content = Contenuti e decisioni
section-experiment = Una cosa da provare
section-footer = Su che cosa si basa questa pagina

## Giorni, elenchi, durate

day = { $weekday ->
    [1] lunedì
    [2] martedì
    [3] mercoledì
    [4] giovedì
    [5] venerdì
    [6] sabato
   *[7] domenica
} { $day } { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
}
moment = { $day } alle { $time }
stretch = da { $start } a { $end }
stretch-in-a-day = { $day }, dalle { $start } alle { $end }
list-comma = { ", " }
list-last = { $before } e { $last }
age-under-an-hour = meno di un'ora
age-hours = { $hours ->
    [one] un'ora
   *[other] { $hours } ore
}
age-days = { $days } giorni

## Quantità

amount-number = { $value }
amount-of = { $numerator } su { $denominator }
amount-of-ten = circa { NUMBER($value, maximumFractionDigits: 0) } su 10
amount-percent = { $numerator } su { $denominator } ({ $percent } %)
amount-minutes = { $value ->
    [0] meno di un minuto
    [one] un minuto
   *[other] { $value } minuti
}
amount-hours = { $value ->
    [one] un'ora
   *[other] { $value } ore
}
amount-days = { $value } giorni
between = fra { $low } e { $high }
between-about = intorno a { $value }
between-of = fra { $low } e { $high } su { $among }
between-of-about = intorno a { $value } su { $among }
between-anything = ogni volta diverso
between-percent = fra { $low } % e { $high } %
between-percent-about = circa { $value } %

## Il confronto con il solito

comparison-usual = Come al solito ({ $usual }).
comparison-more = Più del solito ({ $usual }).
comparison-less = Meno del solito ({ $usual }).
comparison-uncertain = Fuori dal solito ({ $usual }), ma su numeri così piccoli può essere un caso.
comparison-too-varied = Nelle settimane prima è variato troppo per un confronto.
comparison-no-history = Che cosa sia il solito ancora non si può dire: servono almeno quattro settimane.
comparison-not-comparable = La settimana non è intera, quindi non la si confronta con le altre.
stage-starting = È il segno di una comunità che si appoggia ancora soprattutto allo staff.
stage-establishing = È il segno di una comunità che sta prendendo vita propria.
stage-mature = È il segno di una comunità matura, che si porta avanti da sé.
stage-again = Ne è segno anche questo.
self-sustaining-silent = Troppo poco per dire qualcosa su: { $names }.

## In breve: che cosa è cambiato, perché lo diciamo, quanto ne siamo certi

verdict-changed = Questa settimana { $what }.
verdict-why = Lo dice il confronto con le settimane prima: { $evidence }.
verdict-evidence = { $name } { $amount }, di solito { $usual }
verdict-sure-high = { $count ->
    [one] Il cambiamento va oltre quello che può fare il caso; la causa, però, questi numeri non la dicono.
   *[other] Entrambi i cambiamenti vanno oltre quello che può fare il caso; le cause, però, questi numeri non le dicono.
}
verdict-sure-moderate = È probabile, non certo: aspettate la prossima settimana prima di trarne conclusioni.
verdict-sure-moderate-n = È probabile, non certo: il numero meno solido poggia su { $n } casi, quindi aspettate la prossima settimana prima di trarne conclusioni.
verdict-no-change = Per quel che si può vedere le abitudini della comunità sono quelle di sempre; merita attenzione altro: { $what }.
verdict-why-no-change = { $members ->
    [0] I membri non hanno scritto
    [one] Ha scritto un membro
   *[other] Hanno scritto { $members } membri
} ({ $turns ->
    [one] un intervento
   *[other] { $turns } interventi
} in tutto, staff compreso) e { $compared ->
    [one] l'unica misura che si può confrontare con le settimane prima non se ne allontana
   *[other] nessuna delle { $compared } misure che si possono confrontare con le settimane prima se ne allontana
} più di quanto possa fare il caso.
verdict-sure-no-change = Che non si veda un cambiamento non prova che non ci sia: su numeri piccoli si vedono solo quelli grandi.
verdict-too-early = È presto per dire che cosa sta cambiando; intanto merita attenzione questo: { $what }.
verdict-why-too-early = { $members ->
    [0] I membri non hanno scritto
    [one] Ha scritto un membro
   *[other] Hanno scritto { $members } membri
} ({ $turns ->
    [one] un intervento
   *[other] { $turns } interventi
} in tutto, staff compreso), ma per un confronto servono almeno quattro settimane precedenti.
verdict-sure-too-early = Ciò che è elencato qui sotto è contato, non stimato: sono i confronti a mancare.
verdict-partial = Di questa settimana abbiamo solo una parte; in ciò che si è visto merita attenzione questo: { $what }.
verdict-why-partial = { $members ->
    [0] I membri non hanno scritto
    [one] Ha scritto un membro
   *[other] Hanno scritto { $members } membri
} ({ $turns ->
    [one] un intervento
   *[other] { $turns } interventi
} in tutto, staff compreso) nella parte che conosciamo: un confronto con le settimane intere non sarebbe onesto.
verdict-sure-partial = Ciò che è elencato qui sotto c'è stato; ciò che non c'è può soltanto essere sfuggito.
matters-waiting = { $count ->
    [one] un messaggio aspetta una risposta
   *[other] { $count } messaggi aspettano una risposta
}
matters-awaiting = { $count ->
    [one] un contributo merita una parola da parte vostra
   *[other] { $count } contributi meritano una parola da parte vostra
}
matters-new-themes = { $count ->
    [one] è comparso un tema nuovo
   *[other] sono comparsi { $count } temi nuovi
}
matters-newly-speaking = { $count ->
    [one] una persona ha scritto per la prima volta
   *[other] { $count } persone hanno scritto per la prima volta
}
matters-returning = { $count ->
    [one] una persona si è rifatta viva
   *[other] { $count } persone si sono rifatte vive
}
matters-gone-quiet = { $count ->
    [one] una persona che scriveva spesso tace
   *[other] { $count } persone che scrivevano spesso tacciono
}
matters-reading = c'è qualcosa che vale la pena leggere
quiet-nothing = Niente di notevole questa settimana, e va bene così: nessuno aspetta una risposta.
quiet-usual = { $members ->
    [0] Nessun membro
    [one] Un membro
   *[other] { $members } membri
}, { $turns ->
    [one] un intervento
   *[other] { $turns } interventi
}: come al solito.
quiet-too-early = { $members ->
    [0] Nessun membro
    [one] Un membro
   *[other] { $members } membri
}, { $turns ->
    [one] un intervento
   *[other] { $turns } interventi
}: per un confronto è presto.
quiet-partial = { $members ->
    [0] Nessun membro
    [one] Un membro
   *[other] { $members } membri
}, { $turns ->
    [one] un intervento
   *[other] { $turns } interventi
}, nella parte di settimana che conosciamo.
quiet-silence = Niente di notevole: questa settimana non ha scritto nessuno.
quiet-silence-heard = Non ci sono domande in sospeso né altro da raccontare.

## Serve una persona, adesso

finding-open_question = { $named ->
    [yes] Aspetta una risposta da { $age } la domanda di { $author } ({ $at }).
   *[no] Aspetta una risposta da { $age } una domanda ({ $at }).
}
finding-awaiting_reply = { $named ->
    [yes] Il contributo di { $author } ({ $at }) merita una parola da parte vostra: da { $age } nessuno dello staff ha risposto.
   *[no] Un contributo articolato ({ $at }) merita una parola da parte vostra: da { $age } nessuno dello staff ha risposto.
}
finding-newcomer = { $named ->
    [yes] { $author } ha scritto per la prima volta ({ $at }) e da { $age } nessuno ha risposto: { $says ->
        [something] date il benvenuto, con una parola su quello che scrive.
       *[hello] basta un benvenuto.
    }
   *[no] Qualcuno ha scritto per la prima volta ({ $at }) e da { $age } nessuno ha risposto: { $says ->
        [something] date il benvenuto, con una parola su quello che scrive.
       *[hello] basta un benvenuto.
    }
}
finding-complaint = { $named ->
    [yes] Da { $age } non ha trovato soluzione il problema segnalato da { $author } ({ $at }).
   *[no] Da { $age } non ha trovato soluzione un problema segnalato ({ $at }).
}
waiting-more = { $count ->
    [one] C'è un altro messaggio che aspetta.
   *[other] Ci sono altri { $count } messaggi che aspettano.
}
waiting-contributions = { $count ->
    [one] Un altro contributo non ha ancora avuto una parola da voi, ma non c'è fretta.
   *[other] Altri { $count } contributi non hanno ancora avuto una parola da voi, ma non c'è fretta.
}

## Che cosa ci stanno dicendo i membri

finding-theme = «{ $label }»: { $people ->
    [0] questa settimana non ne parla nessuno
    [one] ne parla questa settimana una persona
   *[other] ne parlano questa settimana { $people } persone
}{ $turns ->
    [0] { "" }
    [one] { " " }in un intervento
   *[other] { " " }in { $turns } interventi
}{ $before ->
    [yes] { " " }({ $in_all ->
        [one] una persona
       *[other] { $in_all } persone
    } in nove settimane)
   *[no] { "" }
}, { $trend }{ $origin ->
    [configured] { " " }(lo seguite voi)
   *[emerging] { "" }
}.
theme-shared = Sul tema i membri condividono { $what ->
    [files] { "" }
   *[other] { $links ->
        [one] un link
       *[other] { $links } link
    }{ $named ->
        [yes] { " " }(più spesso a { $domains })
       *[no] { "" }
    }
}{ $what ->
    [both] { " " }e{ " " }
   *[other] { "" }
}{ $what ->
    [links] { "" }
   *[other] { $files ->
        [one] un'immagine o un file
       *[other] { $files } immagini o file
    }
}, in nove settimane.
trend-new = tema nuovo
trend-recurring = tema che ritorna
trend-fading = tema che si va spegnendo
trend-steady = tema costante
theme-action-problem = Si può fare: dire che il problema è arrivato, e che cosa ne sarà.
theme-action-wish = Si può fare: dire se è possibile, anche quando la risposta è no, e chiedere perché servirebbe.
theme-action-request = Si può fare: rispondere con un sì, un no o una data.
theme-action-question = Si può fare: scrivere una risposta che resti, e fissarla dove la si ritrova.
theme-action-new = Si può fare: chiedere a chi ne parla che cosa c'è dietro a «{ $label }».
theme-action-recurring = Si può fare: raccontare a che punto siete su «{ $label }», visto che ritorna.
theme-action-fading = Si può fare: se per voi conta ancora, dire com'è andata a finire.
theme-action-steady = Si può fare: ascoltare, e intervenire solo se c'è qualcosa da aggiungere.
finding-need-problem = Qualcuno segnala un problema.
finding-need-wish = Qualcuno esprime un desiderio.
finding-need-request = Qualcuno chiede qualcosa di preciso.
finding-recurring-question = Una domanda che ritorna: «{ $label }» ({ $people } persone diverse, in conversazioni diverse).

## Da leggere

finding-worth_reading = Un contributo di { $author } che vale la lettura: { $evidence }.
worth-quoted-above = Le sue parole sono più sopra, fra ciò che aspetta una risposta.
evidence-uptake = riprende quello che ha detto un'altra persona e lo porta avanti
evidence-reasoning = spiega il perché
evidence-solution = propone una soluzione
evidence-detail = scende nei particolari
evidence-experience = parte da un'esperienza vissuta
evidence-curiosity = fa la domanda giusta
evidence-nuance = vede anche l'altro lato
evidence-care = mostra attenzione per chi legge
finding-member_conversation = { $people } membri hanno portato avanti da soli una conversazione di { $turns } interventi, senza lo staff.

## Le persone

finding-newly-speaking = { $people ->
    [one] Ha scritto per la prima volta: { $names }.
   *[other] Hanno scritto per la prima volta: { $names }{ $others ->
        [0] { "" }
        [1] { " " }e un'altra persona
       *[other] { " " }e altre { NUMBER($others) } persone
    }.
}
finding-returning = { $people ->
    [one] Si rivede dopo un'assenza: { $names }.
   *[other] Si rivedono dopo un'assenza: { $names }{ $others ->
        [0] { "" }
        [1] { " " }e un'altra persona
       *[other] { " " }e altre { NUMBER($others) } persone
    }.
}
finding-gone-quiet = { $author } di solito porta { $usual ->
    [one] un contributo
   *[other] { $usual } contributi
} a settimana e non si legge da { $weeks ->
    [one] una settimana
   *[other] { $weeks } settimane
} (l'ultima volta { $last }). Un pensiero, senza insistere, può far piacere.

## Contenuti e decisioni

finding-content = «{ $title }», pensato per: { $purpose }. { $turns ->
    [0] Sotto non ha scritto nessuno.
    [one] Sotto c'è un intervento di un membro.
   *[other] Sotto ci sono { $turns } interventi di { $people ->
        [one] un solo membro
       *[other] { $people } membri
    }.
}
content-usual = Nella norma per chi lo riceve (fra { $low } e { $high }).
content-more = Più del solito per chi lo riceve (fra { $low } e { $high }).
content-less = Meno del solito per chi lo riceve (fra { $low } e { $high }).
content-no-history = Per un confronto è presto.
finding-decision = { $people ->
    [0] «{ $title }». { $outcome }
    [one] «{ $title }» (ha partecipato una persona). { $outcome }
   *[other] «{ $title }» (hanno partecipato { $people } persone). { $outcome }
}

## Una cosa da provare

experiment-newcomer_greeting = { $count } persone hanno scritto per la prima volta senza trovare risposta: chiedete a un membro di lunga data di dare il benvenuto ai prossimi primi messaggi, entro il giorno dopo.
    .look = Fra una settimana guardate quanti primi interventi hanno avuto risposta.
experiment-answer_by_member = Ci sono { $count } domande aperte: per una, invece di rispondere voi, chiedete pubblicamente a un membro che conosce l'argomento di provarci.
    .look = Fra una settimana guardate se la risposta è arrivata, e se ne sono seguite altre fra membri.
experiment-written_answer = Su «{ $label }» la domanda ritorna: scrivete insieme a chi l'ha fatta una risposta breve e fissatela nel canale.
    .look = Fra qualche settimana guardate se la domanda si ripresenta.
experiment-open_question_on_theme = «{ $label }» è un tema nuovo: fate una sola domanda aperta («com'è andata a voi?») e lasciate che le prime risposte siano dei membri.
    .look = Fra una settimana guardate quante persone diverse ne hanno parlato.
experiment-wait_before_answering = Quasi tutte le risposte passano dallo staff: per una settimana, sulle domande non urgenti, aspettate due ore prima di rispondere.
    .look = Poi guardate quante risposte sono arrivate da membro a membro.
experiment-more_voices = Metà dei contributi viene da pochissime persone: invitate per nome due membri che scrivono di rado a dire la loro su qualcosa che conoscono.
    .look = Fra una settimana guardate quante persone hanno contribuito.
experiment-member_opens = I membri sanno portare avanti una conversazione senza di voi: chiedete a uno di loro di aprire la prossima.
    .look = Fra una settimana guardate se è nata, e quante persone vi hanno preso parte.
experiment-thank_and_ask = Ringraziate in pubblico per il contributo qui sopra, dite che cosa ne avete imparato e chiedete chi altro ci è passato.
    .look = Fra una settimana guardate se qualcuno ha aggiunto la sua esperienza.
