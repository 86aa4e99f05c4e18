"""What a coach writes down: short, plain, nothing about belief, descent or illness."""

from participants.models import ContactMoment

Kind = ContactMoment.Kind

# How we tried, and what we noted.
ATTEMPTS = [
    (Kind.PHONE, "Geen gehoor, voicemail ingesproken."),
    (Kind.PHONE, "Geen gehoor. Vanavond nog eens proberen."),
    (Kind.PHONE, "Nummer in gesprek, daarna geen gehoor."),
    (Kind.HOME_VISIT, "Niemand thuis. Briefje in de bus gedaan."),
    (Kind.HOME_VISIT, "Aangebeld, er werd niet opengedaan. Kaartje achtergelaten."),
    (Kind.MESSAGE, "Bericht gestuurd, nog geen antwoord."),
    (Kind.MESSAGE, "Uitnodiging voor de koffie gestuurd. Geen antwoord."),
]

FIRST_TALKS = [
    (Kind.HOME_VISIT, "Kennisgemaakt aan de keukentafel. Uitgelegd wat we doen en wat niet.", 60),
    (Kind.HOME_VISIT, "Fijn gesprek. Wil graag andere ouders leren kennen.", 50),
    (Kind.PHONE, "Aan de telefoon kennisgemaakt. Komt volgende week koffiedrinken.", 15),
    (Kind.NEIGHBOURHOOD, "Op het schoolplein gesproken. We mogen langskomen.", 20),
    (Kind.NEIGHBOURHOOD, "Bij de speeltuin aan de praat geraakt. Nummer gekregen.", 25),
]

LATER_TALKS = [
    (Kind.PHONE, "Gebeld hoe het gaat. Het gaat beter dan vorige maand.", 10),
    (Kind.PHONE, "Belde zelf met een vraag over een brief van school.", 15),
    (Kind.PHONE, "Afgesproken om de eerste keer samen te gaan.", 10),
    (Kind.MESSAGE, "Stuurde een foto van het eten van woensdag.", 5),
    (Kind.MESSAGE, "Herinnering gestuurd. Antwoord: ik kom.", 5),
    (Kind.MESSAGE, "Vraagt of de kinderen ook mee mogen. Ja dus.", 5),
    (Kind.HOME_VISIT, "Samen de post doorgenomen en op stapels gelegd.", 75),
    (Kind.HOME_VISIT, "Koffie gedronken. Vertelt over de buurvrouw die nu vaker langskomt.", 45),
    (Kind.HOME_VISIT, "Samen gebeld met de woningcorporatie. Er komt iemand kijken.", 40),
    (Kind.PHONE, "Gebeld over de vakantie. De kinderen gaan naar de speeltuin.", 10),
    (Kind.MESSAGE, "Kan deze week niet, volgende week wel weer.", 5),
    (Kind.HOME_VISIT, "Op bezoek geweest. Samen het weekrooster op de koelkast gehangen.", 50),
    (Kind.HOME_VISIT, "Wil graag iets voor een ander doen. Besproken wat zou passen.", 45),
    (Kind.NEIGHBOURHOOD, "Bij school gezien. Stelde me voor aan een andere moeder.", 15),
    (Kind.NEIGHBOURHOOD, "Op straat gesproken. De kinderen hebben het naar hun zin.", 10),
    (Kind.NEIGHBOURHOOD, "Samen naar de activiteit gelopen en voorgesteld aan de groep.", 30),
    (Kind.NEIGHBOURHOOD, "Bij de winkels aan de Spinozaweg gezien. Komt morgen weer.", 10),
]
