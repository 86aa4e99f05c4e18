"""The table of doors: which role may open which page. This table *is* the authorisation matrix.

Names of the sign-in library (``account_*``, ``mfa_*``) are its own and listed in LIBRARY.
"""

from accounts.roles import CASEWORKERS, EVERYONE, KEEPERS, OFFICE, READERS, Role

PUBLIC = {"set_language"}
LIBRARY = ("account_", "mfa_")

DOORS: dict[str, frozenset[Role]] = {
    # config
    "home": EVERYONE,
    # accounts
    "accounts:account_detail": EVERYONE,
    "accounts:address_edit": EVERYONE,
    "accounts:user_list": frozenset({Role.ADMINISTRATOR}),
    "accounts:user_add": frozenset({Role.ADMINISTRATOR}),
    "accounts:user_edit": frozenset({Role.ADMINISTRATOR}),
    "accounts:user_invite": frozenset({Role.ADMINISTRATOR}),
    # activities
    "activities:agenda": EVERYONE,
    "activities:activity_list": EVERYONE,
    "activities:activity_detail": EVERYONE,
    "activities:activity_add": CASEWORKERS,
    "activities:activity_edit": CASEWORKERS,
    "activities:session_add": KEEPERS,
    "activities:session_edit": CASEWORKERS,
    "activities:group_list": READERS,
    "activities:group_detail": READERS,
    "activities:group_add": CASEWORKERS,
    "activities:group_edit": CASEWORKERS,
    "activities:organisation_list": READERS,
    "activities:organisation_detail": READERS,
    "activities:organisation_add": CASEWORKERS,
    "activities:organisation_edit": CASEWORKERS,
    "activities:contact_add": CASEWORKERS,
    "activities:contact_edit": CASEWORKERS,
    "activities:volunteer_list": CASEWORKERS,
    "activities:volunteer_detail": KEEPERS,
    "activities:volunteer_add": CASEWORKERS,
    "activities:volunteer_edit": CASEWORKERS,
    "activities:shift_add": KEEPERS,
    "activities:shift_edit": KEEPERS,
    "activities:programme_list": READERS,
    "activities:programme_detail": READERS,
    "activities:programme_add": {Role.COORDINATOR},
    "activities:programme_edit": {Role.COORDINATOR},
    "activities:grant_add": {Role.COORDINATOR},
    "activities:grant_edit": {Role.COORDINATOR},
    # participants
    "participants:family_list": CASEWORKERS,
    "participants:family_add": CASEWORKERS,
    "participants:family_detail": CASEWORKERS,
    "participants:family_edit": CASEWORKERS,
    "participants:person_add": CASEWORKERS,
    "participants:person_edit": CASEWORKERS,
    "participants:contact_add": CASEWORKERS,
    "participants:contact_edit": CASEWORKERS,
    "participants:obstacle_add": CASEWORKERS,
    "participants:obstacle_edit": CASEWORKERS,
    "participants:referral_add": CASEWORKERS,
    "participants:referral_edit": CASEWORKERS,
    "participants:enrolment_add": CASEWORKERS,
    "participants:enrolment_end": CASEWORKERS,
    "participants:enrolment_resume": CASEWORKERS,
    "participants:consent_add": CASEWORKERS,
    "participants:consent_withdraw": CASEWORKERS,
    "participants:case_add": CASEWORKERS,
    "participants:case_edit": CASEWORKERS,
    "participants:case_close": CASEWORKERS,
    "participants:case_reopen": CASEWORKERS,
    "participants:attention_list": CASEWORKERS,
    "participants:register_list": KEEPERS,
    "participants:register": KEEPERS,
    "participants:register_state": KEEPERS,
    "participants:register_mark": KEEPERS,
    "participants:register_count": KEEPERS,
    "participants:register_newcomer": KEEPERS,
    "participants:register_repeat": KEEPERS,
    "participants:register_cancel": KEEPERS,
    "participants:register_resume": KEEPERS,
    "participants:register_close": KEEPERS,
    # reporting
    "reporting:annual_report": OFFICE | {Role.COACH},
    "reporting:annual_report_download": OFFICE | {Role.COACH},
}
