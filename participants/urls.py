"""The addresses of this room: ``/gezinnen/…``, ``/presentie/…``, ``/signalen/…`` and so on."""

from django.urls import include, path

from participants.views import (
    absences,
    answer_links,
    answers,
    attention,
    cases,
    check_ins,
    connections,
    consents,
    contacts,
    door_links,
    duties,
    enrolments,
    families,
    front_door,
    gaps,
    groups,
    handovers,
    initiatives,
    introductions,
    letters,
    mailings,
    matches,
    measurements,
    memberships,
    milestones,
    namings,
    next_steps,
    obstacles,
    referrals,
    registers,
    scales,
    signals,
    snoozes,
    stories,
    suggestions,
    ties,
    volunteers,
    waits,
)

app_name = "participants"

referral = [
    path("", referrals.referral_detail, name="referral_detail"),
    path("wijzigen/", referrals.referral_edit, name="referral_edit"),
    path("intrekken/", referrals.referral_withdraw, name="referral_withdraw"),
    path("antwoord/", referrals.answer_add, name="answer_add"),
    path("brief/", letters.referral_letter, name="referral_letter"),
    path("link/mailen/", answer_links.link_mail, name="link_mail"),
    path("link/<int:link_pk>/", answer_links.link_detail, name="link_detail"),
    path("link/<int:link_pk>/sluiten/", answer_links.link_revoke, name="link_revoke"),
    path("link/<str:audience>/", answer_links.link_add, name="link_add"),
]

file = [
    path("", families.family_detail, name="family_detail"),
    path("wijzigen/", families.family_edit, name="family_edit"),
    path("personen/nieuw/", families.person_add, name="person_add"),
    path("personen/<int:pk>/", families.person_edit, name="person_edit"),
    path(
        "personen/<int:pk>/vrijwilliger/",
        volunteers.person_volunteer_add,
        name="person_volunteer_add",
    ),
    path("aandacht/", attention.attention_line, name="attention_line"),
    path("geen-gehoor/", attention.attempt_add, name="attempt_add"),
    path("later/", snoozes.snooze_add, name="snooze_add"),
    path("later/toch-nu/", snoozes.snooze_end, name="snooze_end"),
    path("afwezig/", absences.absence_add, name="absence_add"),
    path("afwezig/<int:pk>/terugnemen/", absences.absence_remove, name="absence_remove"),
    path("contact/nieuw/", contacts.contact_add, name="contact_add"),
    path("contact/ook-bij/", contacts.contact_families, name="contact_families"),
    path("contact/<int:pk>/", contacts.contact_edit, name="contact_edit"),
    path("contact/<int:pk>/verhaal/", stories.story_mark, name="story_mark"),
    path("belemmeringen/nieuw/", obstacles.obstacle_add, name="obstacle_add"),
    path("belemmeringen/<int:pk>/", obstacles.obstacle_edit, name="obstacle_edit"),
    path("belemmeringen/<int:pk>/opgelost/", obstacles.obstacle_solve, name="obstacle_solve"),
    path("stappen/nieuw/", next_steps.next_step_add, name="next_step_add"),
    path("stappen/<int:pk>/", next_steps.next_step_edit, name="next_step_edit"),
    path("stappen/<int:pk>/gedaan/", next_steps.next_step_done, name="next_step_done"),
    path("stappen/<int:pk>/vervallen/", next_steps.next_step_drop, name="next_step_drop"),
    path("stappen/<int:pk>/terug/", next_steps.next_step_undo, name="next_step_undo"),
    path("kring/", ties.ring_detail, name="ring_detail"),
    path("kring/nieuw/", ties.tie_add, name="tie_add"),
    path("kring/<int:pk>/", ties.tie_edit, name="tie_edit"),
    path("kring/<int:pk>/gestopt/", ties.tie_end, name="tie_end"),
    path("kring/<int:pk>/toch-wel/", ties.tie_resume, name="tie_resume"),
    path("doorverwijzingen/nieuw/", referrals.referral_add, name="referral_add"),
    path("doorverwijzingen/<int:pk>/", include(referral)),
    path("verwezen-door/nieuw/", introductions.introduction_add, name="introduction_add"),
    path("verwezen-door/<int:pk>/", introductions.introduction_edit, name="introduction_edit"),
    path("verwezen-door/<int:pk>/verteld/", introductions.feedback_add, name="feedback_add"),
    path("metingen/", measurements.measurement_list, name="measurement_list"),
    path(
        "personen/<int:person_pk>/meten/<int:scale_pk>/",
        measurements.measurement_add,
        name="measurement_add",
    ),
    path("metingen/<int:pk>/", measurements.measurement_edit, name="measurement_edit"),
    path("metingen/<int:pk>/weghalen/", measurements.measurement_remove, name="measurement_remove"),
    path(
        "metingen/<int:pk>/terugzetten/",
        measurements.measurement_restore,
        name="measurement_restore",
    ),
    path("meedoen/", enrolments.enrolment_add, name="enrolment_add"),
    path("meedoen/<int:activity_pk>/stoppen/", enrolments.enrolment_end, name="enrolment_end"),
    path("meedoen/<int:activity_pk>/toch/", enrolments.enrolment_resume, name="enrolment_resume"),
    path("past/", matches.match_list, name="match_list"),
    path("wat-past/", matches.suits_edit, name="suits_edit"),
    path("past/<int:activity_pk>/", suggestions.suggestion_add, name="suggestion_add"),
    path("voorstellen/<int:pk>/", suggestions.suggestion_edit, name="suggestion_edit"),
    path("voorstellen/<int:pk>/ja/", suggestions.suggestion_accept, name="suggestion_accept"),
    path("voorstellen/<int:pk>/nee/", suggestions.suggestion_decline, name="suggestion_decline"),
    path(
        "voorstellen/<int:pk>/niet-gekomen/",
        suggestions.suggestion_stayed_away,
        name="suggestion_stayed_away",
    ),
    path("voorstellen/<int:pk>/brief/", letters.suggestion_letter, name="suggestion_letter"),
    path("toestemming/geven/", consents.consent_add, name="consent_add"),
    path("toestemming/intrekken/", consents.consent_withdraw, name="consent_withdraw"),
    path("mijlpaal/<int:pk>/", milestones.milestone_detail, name="milestone_detail"),
    path("overdracht/", handovers.handover_make, name="handover_make"),
    path("traject/nieuw/", cases.case_add, name="case_add"),
    path("traject/<int:pk>/", cases.case_edit, name="case_edit"),
    path("traject/<int:pk>/afsluiten/", cases.case_close, name="case_close"),
    path("traject/<int:pk>/openen/", cases.case_reopen, name="case_reopen"),
]

families_pages = [
    path("", families.family_list, name="family_list"),
    path("nieuw/", families.family_add, name="family_add"),
    path("stappen/", next_steps.next_step_list, name="next_step_list"),
    path("aandacht/", attention.attention_list, name="attention_list"),
    path("voor/<int:activity_pk>/", matches.match_families, name="match_families"),
    path("<int:family_pk>/", include(file)),
]

scales_pages = [
    path("", scales.scale_list, name="scale_list"),
    path("nieuw/", scales.scale_add, name="scale_add"),
    path("<int:pk>/", scales.scale_edit, name="scale_edit"),
    path("<int:pk>/nieuwe-versie/", scales.scale_renew, name="scale_renew"),
    path("<int:pk>/gebruik/", scales.scale_switch, name="scale_switch"),
    path("<int:pk>/toestemming/", scales.scale_permit, name="scale_permit"),
]

registers_pages = [
    path("", registers.register_list, name="register_list"),
    path("<int:session_pk>/", registers.register, name="register"),
    path("<int:session_pk>/stand/", registers.register_state, name="register_state"),
    path("<int:session_pk>/aanwezig/", registers.register_mark, name="register_mark"),
    path("<int:session_pk>/zonder-naam/", registers.register_count, name="register_count"),
    path("<int:session_pk>/zonder-naam/wie/", namings.naming_add, name="naming_add"),
    path(
        "<int:session_pk>/zonder-naam/toch-niet/<int:person_pk>/",
        namings.naming_undo,
        name="naming_undo",
    ),
    path("<int:session_pk>/deur/", check_ins.check_in_take, name="check_in_take"),
    path("<int:session_pk>/deur/<int:pk>/wie/", check_ins.check_in_name, name="check_in_name"),
    path("<int:session_pk>/deur/<int:pk>/niet/", check_ins.check_in_leave, name="check_in_leave"),
    path("<int:session_pk>/deur/<int:pk>/terug/", check_ins.check_in_undo, name="check_in_undo"),
    path("<int:session_pk>/nieuw/", registers.register_newcomer, name="register_newcomer"),
    path("<int:session_pk>/vorige-keer/", registers.register_repeat, name="register_repeat"),
    path("<int:session_pk>/ging-niet-door/", registers.register_cancel, name="register_cancel"),
    path("<int:session_pk>/toch-wel/", registers.register_resume, name="register_resume"),
    path("<int:session_pk>/klaar/", registers.register_close, name="register_close"),
]

signals_pages = [
    path("", signals.signal_list, name="signal_list"),
    path("nieuw/", signals.signal_add, name="signal_add"),
    path("<int:pk>/", signals.signal_detail, name="signal_detail"),
    path("<int:pk>/wijzigen/", signals.signal_edit, name="signal_edit"),
    path("<int:pk>/gezin/", signals.signal_family, name="signal_family"),
    path("<int:pk>/gezin/<int:family_pk>/", signals.signal_link, name="signal_link"),
    path("<int:pk>/afsluiten/", signals.signal_close, name="signal_close"),
    path("<int:pk>/later/", snoozes.signal_snooze, name="signal_snooze"),
    path("<int:pk>/toch-nu/", snoozes.signal_resume, name="signal_resume"),
]

stories_pages = [
    path("", stories.story_list, name="story_list"),
    path("<int:pk>/", stories.story_edit, name="story_edit"),
    path("<int:pk>/toestemming/", stories.story_consent, name="story_consent"),
    path("<int:pk>/weghalen/", stories.story_remove, name="story_remove"),
]

connections_pages = [
    path("gezinnen/<slug:step>/", connections.connection_families, name="connection_families"),
    path("regel/", connections.connection_rule_list, name="connection_rule_list"),
    path("regel/nieuw/", connections.connection_rule_add, name="connection_rule_add"),
    path(
        "regel/<int:pk>/terugnemen/",
        connections.connection_rule_withdraw,
        name="connection_rule_withdraw",
    ),
]

groups_pages = [
    path("", groups.group_list, name="group_list"),
    path("<int:pk>/", groups.group_detail, name="group_detail"),
    path("<int:group_pk>/berichten/", mailings.mailing_list, name="mailing_list"),
    path("<int:group_pk>/berichten/nieuw/", mailings.mailing_add, name="mailing_add"),
    path("<int:group_pk>/leden/nieuw/", memberships.membership_add, name="membership_add"),
    path("<int:group_pk>/leden/<int:pk>/", memberships.membership_edit, name="membership_edit"),
    path("<int:group_pk>/leden/<int:pk>/rol/", memberships.membership_role, name="membership_role"),
]

door_pages = [
    path("", door_links.door_link, name="door_link"),
    path("poster.pdf", door_links.door_poster, name="door_poster"),
    path("nieuw/", door_links.door_link_renew, name="door_link_renew"),
    path("uit/", door_links.door_link_revoke, name="door_link_revoke"),
]

waits_pages = [
    path("", waits.wait_list, name="wait_list"),
    path("<int:pk>/aangeboden/", waits.wait_offer, name="wait_offer"),
    path("<int:pk>/doet-mee/", waits.wait_place, name="wait_place"),
    path("<int:pk>/niet-meer/", waits.wait_decline, name="wait_decline"),
]

urlpatterns = [
    path("vrijwilligers/aandacht/", volunteers.volunteer_attention, name="volunteer_attention"),
    path("vrijwilligers/uren/goedkeuren/", volunteers.hours_approve, name="hours_approve"),
    path("bijeenkomsten/<int:session_pk>/rooster/", duties.duty_add, name="duty_add"),
    path("vrijwilligers/diensten/<int:pk>/weg/", duties.duty_remove, name="duty_remove"),
    path("vrijwilligers/diensten/<int:pk>/meedoen/", duties.duty_visit, name="duty_visit"),
    path("vrijwilligers/<int:volunteer_pk>/stand/", volunteers.phase_add, name="phase_add"),
    path(
        "vrijwilligers/<int:volunteer_pk>/stand/terug/",
        volunteers.phase_remove,
        name="phase_remove",
    ),
    path("buurtgroepen/", include(groups_pages)),
    path("gezinnen/", include(families_pages)),
    path("schalen/", include(scales_pages)),
    path("presentie/", include(registers_pages)),
    path("doorverwijzingen/", referrals.referral_list, name="referral_list"),
    path("deur/<str:token>/", front_door.front_door, name="front_door"),
    path("activiteiten/<int:activity_pk>/deur/", include(door_pages)),
    path("activiteiten/<int:activity_pk>/wachtlijst/", include(waits_pages)),
    path("antwoord/<str:token>/", answers.answer, name="answer"),
    path("netwerk/", initiatives.initiative_network, name="initiative_network"),
    path("signalen/", include(signals_pages)),
    path("verhalen/", include(stories_pages)),
    path("aansluiting/", include(connections_pages)),
    path("gaten/<int:kind_pk>/", gaps.gap_detail, name="gap_detail"),
    path("gaten/<int:kind_pk>/groep/", gaps.gap_group_add, name="gap_group_add"),
]
