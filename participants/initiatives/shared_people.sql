-- For every two initiatives that enough people take part in, help in or belong to: how many people.
-- An initiative is a group (its key), or an activity without a group (minus its key).
WITH
-- A volunteer who is also in our files is one and the same; who is not counts as minus their key.
taking_part (human, place) AS MATERIALIZED (
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
    UNION
    SELECT COALESCE(membership.person_id, person.id, -membership.volunteer_id), membership.group_id
    FROM participants_membership membership
    LEFT JOIN participants_person person ON person.volunteer_id = membership.volunteer_id
    WHERE membership.started_on <= %(last)s
    AND (
        membership.ended_on IS NULL
        OR membership.ended_on > membership.started_on AND membership.ended_on > %(first)s
    )
    -- Of a neighbour we only know a name: that links nothing.
    AND (membership.person_id IS NOT NULL OR membership.volunteer_id IS NOT NULL)
)
SELECT one.place, other.place, COUNT(*)
FROM taking_part one
JOIN taking_part other ON other.human = one.human AND other.place > one.place
GROUP BY one.place, other.place
HAVING COUNT(*) >= %(people)s
