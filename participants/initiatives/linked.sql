-- The initiatives that met between two days and are linked with another one, as on the map of the
-- neighbourhood (links.py): a group (its key), or an activity without a group (minus its key).
-- Linked is: a number of people take part or help in both, or they met together with a partner.
WITH
held (place, partner) AS (
    SELECT DISTINCT
        COALESCE(activity.group_id, -activity.id),
        CASE WHEN partner.is_active AND partner.kind NOT IN ('funder', 'municipality') THEN partner.id END
    FROM activities_session session
    JOIN activities_activity activity ON activity.id = session.activity_id
    LEFT JOIN activities_organisation partner ON partner.id = activity.organisation_id
    WHERE session.held_on BETWEEN %(first)s AND %(last)s AND session.cancelled_because = ''
),
place (id) AS (SELECT DISTINCT place FROM held),

-- Who came, and who helped; a volunteer who is also in our files is one and the same (not minus).
taking_part (human, place) AS (
    SELECT attendance.person_id, COALESCE(activity.group_id, -activity.id)
    FROM activities_session session
    JOIN activities_activity activity ON activity.id = session.activity_id
    JOIN participants_attendance attendance ON attendance.session_id = session.id
    WHERE session.held_on BETWEEN %(first)s AND %(last)s AND session.cancelled_because = ''
    UNION
    SELECT COALESCE(person.id, -shift.volunteer_id), COALESCE(activity.group_id, -activity.id)
    FROM activities_shift shift
    JOIN activities_activity activity ON activity.id = shift.activity_id
    LEFT JOIN participants_person person ON person.volunteer_id = shift.volunteer_id
    WHERE shift.worked_on BETWEEN %(first)s AND %(last)s
),
sharing (place) AS (
    SELECT one.place
    FROM taking_part one
    JOIN taking_part other ON other.human = one.human AND other.place <> one.place
    WHERE one.place IN (SELECT id FROM place) AND other.place IN (SELECT id FROM place)
    GROUP BY one.place, other.place
    HAVING COUNT(*) >= %(people)s
)
SELECT place FROM sharing
UNION
SELECT place FROM held WHERE partner IS NOT NULL
