-- The four steps of connection in a period and who stays, for all families and by one rule: what an
-- analyst would write who needs these eight numbers and nothing else.
WITH
came AS MATERIALIZED (
    SELECT person.family_id
    FROM activities_session session
    JOIN participants_attendance attendance ON attendance.session_id = session.id
    JOIN participants_person person ON person.id = attendance.person_id
    WHERE session.held_on BETWEEN %(first)s AND %(last)s
    UNION
    SELECT family_id FROM participants_person WHERE volunteer_id IS NOT NULL
    UNION
    SELECT person.family_id
    FROM participants_membership membership
    JOIN participants_person person ON person.id = membership.person_id
    UNION
    SELECT family_id FROM participants_tie WHERE met_at_id IS NOT NULL
),
followed AS MATERIALIZED (
    SELECT id, family_id, found_on, closed_on
    FROM participants_case
    WHERE found_on <= %(last)s AND family_id IN (SELECT family_id FROM came)
),
visit AS MATERIALIZED (
    SELECT followed.id AS case_id, COALESCE(activity.group_id, -activity.id) AS place, session.held_on AS day,
        CASE WHEN followed.closed_on IS NULL OR session.held_on <= followed.closed_on THEN 1 ELSE 0 END AS in_case
    FROM followed
    CROSS JOIN participants_person person
    CROSS JOIN participants_attendance attendance
    CROSS JOIN activities_session session
    CROSS JOIN activities_activity activity
    WHERE person.family_id = followed.family_id
    AND attendance.person_id = person.id
    AND session.id = attendance.session_id
    AND activity.id = session.activity_id
    AND session.cancelled_because = ''
    AND session.held_on BETWEEN followed.found_on AND %(last)s
    GROUP BY 1, 2, 3, 4
),
task AS MATERIALIZED (
    SELECT
        followed.id AS case_id,
        CASE WHEN standing.day > followed.found_on THEN standing.day ELSE followed.found_on END AS day,
        standing.until
    FROM (
        SELECT person.family_id, volunteer.started_on AS day, volunteer.ended_on AS until
        FROM participants_person person
        JOIN activities_volunteer volunteer ON volunteer.id = person.volunteer_id
        UNION ALL
        SELECT person.family_id, membership.started_on, {the_day_before}
        FROM participants_membership membership
        JOIN participants_person person ON person.id = membership.person_id
        WHERE membership.role <> 'member'
        AND (membership.ended_on IS NULL OR membership.ended_on > membership.started_on)
    ) standing
    JOIN followed ON followed.family_id = standing.family_id
    WHERE standing.day <= %(last)s
    AND (followed.closed_on IS NULL OR standing.day <= followed.closed_on)
    AND (standing.until IS NULL OR standing.until >= followed.found_on)
),
looked_back AS MATERIALIZED (
    SELECT
        case_id, place, day, in_case,
        LAG(day) OVER days AS before,
        LAG(day, {visits} - 1) OVER days AS first_of_enough,
        LAG(day, {own_visits} - 1) OVER days AS first_of_own
    FROM visit
    WINDOW days AS (PARTITION BY case_id, place ORDER BY day)
),
returned AS MATERIALIZED (
    SELECT looked_back.case_id, looked_back.place, MIN(looked_back.day) AS day
    FROM looked_back
    WHERE looked_back.in_case = 1 AND looked_back.first_of_enough >= {looks_back_to}
    GROUP BY looked_back.case_id, looked_back.place
),
staying AS MATERIALIZED (
    SELECT case_id, place, {stays_until} AS from_day FROM returned
),
belonging AS MATERIALIZED (
    SELECT case_id, MIN(day) AS day
    FROM (
        SELECT looked_back.case_id, looked_back.day
        FROM looked_back
        CROSS JOIN staying
        WHERE staying.case_id = looked_back.case_id
        AND staying.place = looked_back.place
        AND looked_back.day >= staying.from_day
        AND looked_back.before >= {looks_back_to}
        UNION ALL
        SELECT returned.case_id, CASE WHEN known.day > returned.day THEN known.day ELSE returned.day END
        FROM (
            SELECT
                tie.family_id, COALESCE(activity.group_id, -activity.id) AS place,
                COALESCE(tie.started_on, {written_on}) AS day, tie.ended_on
            FROM participants_tie tie
            JOIN activities_activity activity ON activity.id = tie.met_at_id
            WHERE tie.kind IN ({anchors})
        ) known
        JOIN followed ON followed.family_id = known.family_id
        JOIN returned ON returned.case_id = followed.id AND returned.place = known.place
        WHERE known.day <= %(last)s AND (known.ended_on IS NULL OR known.ended_on > returned.day)
        UNION ALL
        SELECT case_id, day FROM task
    ) each_way
    GROUP BY case_id
),
guided AS MATERIALIZED (
    SELECT visit.case_id, visit.place, visit.day
    FROM participants_suggestion suggestion
    JOIN activities_activity activity ON activity.id = suggestion.activity_id
    JOIN followed ON followed.family_id = suggestion.family_id
    JOIN visit ON visit.case_id = followed.id
    AND visit.place = COALESCE(activity.group_id, -activity.id)
    AND visit.day >= suggestion.offered_on
    WHERE ({invited_days} > 0 AND visit.day <= {invited_until})
    OR (suggestion.companion_tie_id IS NULL AND visit.day <= suggestion.goes_along_until_on)
),
taken AS MATERIALIZED (
    SELECT case_id, step, MIN(day) AS day
    FROM (
        SELECT looked_back.case_id, 1 AS step, looked_back.day
        FROM looked_back
        WHERE looked_back.before IS NULL AND looked_back.in_case = 1
        UNION ALL
        SELECT case_id, 2, day FROM returned
        UNION ALL
        SELECT case_id, step.id, day
        FROM task CROSS JOIN (SELECT 1 AS id UNION ALL SELECT 2) step
        UNION ALL
        SELECT case_id, 3, day FROM belonging
        UNION ALL
        SELECT looked_back.case_id, 4, looked_back.day
        FROM looked_back
        CROSS JOIN belonging
        LEFT JOIN guided ON guided.case_id = looked_back.case_id
        AND guided.place = looked_back.place
        AND guided.day BETWEEN looked_back.first_of_own AND looked_back.day
        WHERE belonging.case_id = looked_back.case_id
        AND looked_back.first_of_own >= belonging.day
        AND guided.day IS NULL
    ) steps
    GROUP BY case_id, step
),
marked AS MATERIALIZED (
    SELECT
        taken.case_id, month.number AS months, {mark} AS day
    FROM taken
    CROSS JOIN (SELECT 3 AS number UNION ALL SELECT 6) month
    WHERE taken.step = 2 AND taken.day BETWEEN %(first)s AND %(last)s
),
known AS MATERIALIZED (
    SELECT case_id, months, day, {mark_ends} AS last_day FROM marked WHERE {mark_ends} <= %(last)s
)
SELECT step, COUNT(DISTINCT followed.family_id)
FROM taken JOIN followed ON followed.id = taken.case_id
WHERE taken.day BETWEEN %(first)s AND %(last)s
GROUP BY step
UNION ALL
SELECT 100 + months, COUNT(DISTINCT followed.family_id)
FROM known JOIN followed ON followed.id = known.case_id
GROUP BY months
UNION ALL
SELECT 200 + stayed.months, COUNT(DISTINCT followed.family_id)
FROM (
    SELECT known.case_id, known.months
    FROM visit
    CROSS JOIN known
    WHERE known.case_id = visit.case_id AND visit.day BETWEEN known.day AND known.last_day
    UNION
    SELECT known.case_id, known.months
    FROM known
    JOIN task ON task.case_id = known.case_id AND task.day <= known.day
    AND (task.until IS NULL OR task.until >= known.day)
) stayed
JOIN followed ON followed.id = stayed.case_id
GROUP BY stayed.months
