# I gruppi di lavoro: chi li propone, chi decide, chi entra.

command-workgroup = gruppo
    .description = I gruppi di lavoro: proporne uno, entrare, uscire
command-workgroup-propose = proponi
    .description = Proporre un gruppo di lavoro: decide lo staff, e ti fa sapere
command-workgroup-list = elenco
    .description = Quali gruppi ci sono, e in quali sei
command-workgroup-join = entra
    .description = Entrare in un gruppo
command-workgroup-join-group = gruppo
    .description = Quale
command-workgroup-leave = esci
    .description = Uscire da un gruppo
command-workgroup-leave-group = gruppo
    .description = Quale

group-form = Un gruppo di lavoro
group-form-name = Come si chiama?
group-form-purpose = Che cosa vuole fare, e per chi?
    .description = Lo legge lo staff, e poi chi vuole entrare
group-proposed = Ho passato allo staff la proposta **{ $name }**. Appena decide, ti scrivo.
group-name-taken = C'è già qualcosa che si chiama { $name }, o qualcuno l'ha appena proposto: prova con un altro nome.
group-too-many = Hai già { $limit } proposte che aspettano lo staff: appena ne decide una, puoi farne un'altra.
group-unknown = Non conosco un gruppo che si chiama { $name }. Con `/gruppo elenco` vedi quali ci sono.
group-none = Non ci sono ancora gruppi di lavoro. Con `/gruppo proponi` puoi proporne uno tu.
group-line = - **{ $name }** ({ $n ->
    [one] una persona
   *[other] { $n } persone
}): { $purpose }
group-line-inside = - **{ $name }** ({ $n ->
    [one] una persona, tu
   *[other] { $n } persone, con te
}): { $purpose }
group-joined = Sei in **{ $name }**. La stanza: { $channel }
group-left = Sei fuori da **{ $name }**. Puoi tornare quando vuoi con `/gruppo entra`.

group-card = { $member } propone un gruppo di lavoro: **{ $name }**
group-button-approve = Approva
group-button-decline = Rifiuta…
group-button-room = Apri la stanza
group-button-understood = Ho capito
group-approved = **{ $name }** c'è: la stanza è { $channel }, e chi l'ha proposto lo sa.
group-approved-without-room = **{ $name }** c'è e chi l'ha proposto lo sa, ma la stanza non si può ancora aprire. Servono a Salotto: { $permissions }. Si danno da *Impostazioni del server → Ruoli → Salotto*; poi premi qui sotto.
group-declined = La proposta **{ $name }** è stata rifiutata da { $by }. Chi l'ha fatta sa perché.
group-decline-form = Rifiutare la proposta
group-decline-reason = Perché? Chi l'ha fatta lo legge
group-decided-already = È già deciso, da { $by }.
group-proposal-gone = Questa proposta non c'è più: chi l'ha fatta ha chiesto di cancellare i propri dati, o il gruppo è stato chiuso.
group-told-approved = Lo staff ha approvato il gruppo che avevi proposto, **{ $name }**: ci sei già dentro, e gli altri ci entrano con `/gruppo entra`.
group-told-declined = Per ora lo staff non apre il gruppo **{ $name }**. Il motivo: { $reason }
group-unreachable = Non riesco a scrivere a { $member }, che non riceve messaggi privati: ditegli voi che cosa avete deciso del gruppo che ha proposto.
group-inbox = Qualcuno propone un gruppo di lavoro: { $name }
