"""What the reports of the demo say. The figures come in by their code."""

WORDS = {
    "gezinnen-versterken": {
        "summary": (
            "We vonden {found} gezinnen en spraken er {reached}. {connected} gezinnen vonden een "
            "plek om bij te horen; de afspraak was {connected:afspraak}.\n\n"
            "Wat het verschil maakte: niet alleen verwijzen, maar de eerste keer samen gaan."
        ),
        "goals": (
            "Hieronder staat per afspraak wat we beloofden en wat het werd. Waar het anders liep, "
            "leggen we uit hoe dat kwam."
        ),
        "reach": (
            "We zochten gezinnen waar ze al komen:\n"
            "- bij de school en de speeltuin\n"
            "- bij de weggeefkast en het spreekuur\n"
            "- via buren die iemand misten\n\n"
            "Van de {found} gezinnen die we vonden, benaderden we er {approached}."
        ),
        "activities": (
            "Er waren {sessions} bijeenkomsten, met {visits} bezoeken. {new_visitors} mensen "
            "kwamen voor het eerst.\n\n"
            "# Samen eten\n"
            "De woensdagtafel werd de plek waar de meeste gezinnen bleven komen."
        ),
        "volunteers": (
            "{volunteers} vrijwilligers gaven samen {volunteer_hours} uur. "
            "{residents_volunteering} bewoners begonnen zelf te helpen."
        ),
        "obstacles": (
            "Oppas en geld hielden gezinnen het vaakst thuis. Bij {obstacle_solved} gezinnen werd "
            "een belemmering opgelost. We verwezen {referrals} keer door; {warm_handovers} keer "
            "gingen we mee."
        ),
        "change": (
            "{returns} gezinnen kwamen terug na een eerste keer, en {belongs} gingen erbij horen. "
            "We meten wat er gebeurde, niet waardoor: er was geen controlegroep."
        ),
        "partners": "We werkten met {partners_active} partners in de wijk.",
        "finance": "Er bleef een klein bedrag over: een training werd samen met een partner gegeven.",
        "lessons": (
            "- Vraag eerst wie er al om een gezin heen staat.\n"
            "- Een eerste keer alleen is te veel gevraagd: ga mee.\n"
            "- Schrijf kort op wat er is gebeurd, dezelfde dag."
        ),
    },
    "extra-inzet-isolement": {
        "summary": (
            "{groups_active} buurtgroepen waren actief; de afspraak was {groups_active:afspraak}. "
            "{unique_visitors} verschillende mensen kwamen langs."
        ),
        "goals": "Per afspraak staat hieronder wat het werd, met uitleg waar het anders liep.",
        "activities": (
            "Er waren {sessions} bijeenkomsten. Naast de {visits} bezoeken met naam telden we "
            "{unnamed_visitors} bezoeken zonder naam: wie niet op een lijst wil, is ook welkom."
        ),
        "volunteers": (
            "De groepen draaien op bewoners: {volunteers} vrijwilligers, {volunteer_hours} uur."
        ),
        "partners": "We werkten met {partners_active} partners, van speeltuin tot woningcorporatie.",
        "finance": "Het geld ging naar zaalhuur, materiaal en begeleiding van de groepen.",
        "lessons": (
            "Een groep blijft als bewoners de sleutel hebben. Begin daarom met twee trekkers, "
            "niet met een programma."
        ),
    },
}

EXPLANATIONS = {
    "found": "Een vindplaats viel weg toen de weggeefkast verhuisde.",
    "reached": "Een deel van de gezinnen wilde nog geen contact; we blijven beschikbaar.",
    "connected": (
        "Gezinnen die na de zomer zijn gevonden, hebben meer tijd nodig. Zij tellen later mee."
    ),
    "volunteer_hours": "Uren die niemand doorgaf, tellen niet mee.",
    "groups_active": "Een groep stopte, een andere kwam nog te weinig bij elkaar.",
    "unique_visitors": "In de zomer waren er minder bijeenkomsten dan gepland.",
    "sessions": "In de zomer en met slecht weer vielen bijeenkomsten uit.",
}
"""Why it was less than promised, by indicator."""
