-- The four steps of connection (docs/decisions/0015-four-steps.md), for every case that a question is
-- about. connections.py fills in what stands between braces: rules and scopes as rows of numbers,
-- which cases, and whether families (0) or people (1) are asked for; it also writes days_before,
-- days_after and months_after in the words of the database. Behind this comes what is asked.
WITH
rule (id, visits, within_days, stays_months, own_visits, invited_days) AS (VALUES {rules}),
scope (id, rule) AS (VALUES {scopes}),
grain (of_people) AS (VALUES {grains}),
chosen AS (
    SELECT id, family_id, found_on, closed_on
    FROM participants_case
    WHERE found_on <= %(last)s AND {cases}
),

-- Which cases count for a scope: everything (0), or a programme.
member (scope, case_id) AS (
    SELECT scope.id, chosen.id FROM scope CROSS JOIN chosen WHERE scope.id = 0
    UNION ALL
    SELECT scope.id, chosen.id
    FROM scope
    JOIN participants_case_programmes counts ON counts.programme_id = scope.id
    JOIN chosen ON chosen.id = counts.case_id
),

-- Programmes that share a rule share the work: a case is judged once by each rule.
judged (rule, case_id) AS (
    SELECT DISTINCT scope.rule, member.case_id FROM member JOIN scope ON scope.id = member.scope
),

-- Somebody was there on that day. A group is one place, whatever it does. Person 0 is the family.
-- CROSS JOIN, because SQLite then goes along the tables as they stand: from the few cases to their
-- visits, never from a million visits to the few cases. To PostgreSQL it is any other join.
visit (rule, case_id, person_id, place, day) AS (
    SELECT DISTINCT
        judged.rule,
        chosen.id,
        CASE WHEN grain.of_people = 1 THEN person.id ELSE 0 END,
        COALESCE(activity.group_id, -activity.id),
        session.held_on
    FROM judged
    CROSS JOIN chosen
    CROSS JOIN participants_person person
    CROSS JOIN participants_attendance attendance
    CROSS JOIN activities_session session
    CROSS JOIN activities_activity activity
    CROSS JOIN grain
    WHERE chosen.id = judged.case_id
    AND person.family_id = chosen.family_id
    AND attendance.person_id = person.id
    AND session.id = attendance.session_id
    AND activity.id = session.activity_id
    AND session.cancelled_because = ''
    AND session.held_on >= chosen.found_on
    AND session.held_on <= %(last)s
),

-- Somebody had a standing task while the case ran: as a volunteer (at no place, 0), or in a group.
-- Who stops in a group does so on the first day without it; a volunteer is there on the last day.
standing (family_id, person_id, place, day, until) AS (
    SELECT
        chosen.family_id, person.id, 0, volunteer.started_on, volunteer.ended_on
    FROM chosen
    CROSS JOIN participants_person person
    CROSS JOIN activities_volunteer volunteer
    WHERE person.family_id = chosen.family_id
    AND volunteer.id = person.volunteer_id
    UNION
    SELECT
        chosen.family_id, person.id, membership.group_id, membership.started_on,
        days_before(membership.ended_on, 1)
    FROM chosen
    CROSS JOIN participants_person person
    CROSS JOIN participants_membership membership
    WHERE person.family_id = chosen.family_id
    AND membership.person_id = person.id
    AND membership.role <> '{member}'
    AND (membership.ended_on IS NULL OR membership.ended_on > membership.started_on)
),
task (rule, case_id, person_id, place, day, until) AS (
    SELECT
        judged.rule,
        chosen.id,
        CASE WHEN grain.of_people = 1 THEN standing.person_id ELSE 0 END,
        standing.place,
        CASE WHEN standing.day > chosen.found_on THEN standing.day ELSE chosen.found_on END,
        standing.until
    FROM judged
    CROSS JOIN chosen
    CROSS JOIN standing
    CROSS JOIN grain
    WHERE chosen.id = judged.case_id
    AND standing.family_id = chosen.family_id
    AND standing.day <= %(last)s
    AND (chosen.closed_on IS NULL OR standing.day <= chosen.closed_on)
    AND (standing.until IS NULL OR standing.until >= chosen.found_on)
),

-- Somebody a family knows at a place, and until when.
anchor (family_id, place, day, until) AS (
    SELECT
        tie.family_id,
        COALESCE(activity.group_id, -activity.id),
        COALESCE(tie.started_on, day_of(tie.created_at)),
        tie.ended_on
    FROM chosen
    CROSS JOIN participants_tie tie
    CROSS JOIN activities_activity activity
    WHERE tie.family_id = chosen.family_id
    AND activity.id = tie.met_at_id
    AND tie.kind IN ({anchors})
),

-- Visits for which somebody was asked not long before, or on which somebody of us went along.
guided (rule, case_id, person_id, place, day) AS (
    SELECT DISTINCT visit.rule, visit.case_id, visit.person_id, visit.place, visit.day
    FROM chosen
    CROSS JOIN participants_suggestion suggestion
    CROSS JOIN activities_activity activity
    CROSS JOIN visit
    CROSS JOIN rule
    WHERE suggestion.family_id = chosen.family_id
    AND activity.id = suggestion.activity_id
    AND visit.case_id = chosen.id
    AND visit.place = COALESCE(activity.group_id, -activity.id)
    AND visit.day >= suggestion.offered_on
    AND rule.id = visit.rule
    AND (
        (
            rule.invited_days > 0
            AND visit.day <= days_after(suggestion.offered_on, rule.invited_days)
        )
        -- Somebody of the family's own ring who goes along is not one of us.
        OR (suggestion.companion_tie_id IS NULL AND visit.day <= suggestion.goes_along_until_on)
    )
),

-- Every visit beside the ones before it at the same place.
counted AS (
    SELECT
        visit.*,
        rule.stays_months,
        CASE WHEN chosen.closed_on IS NULL OR visit.day <= chosen.closed_on THEN visit.day END
        AS day_in_case,
        days_before(visit.day, rule.within_days) AS looks_back_to,
        LAG(visit.day) OVER days AS before,
        LAG(visit.day, rule.visits - 1) OVER days AS first_of_enough,
        LAG(visit.day, rule.own_visits - 1) OVER days AS first_of_own,
        MAX(guided.day) OVER days AS last_guided_on
    FROM visit
    JOIN rule ON rule.id = visit.rule
    JOIN chosen ON chosen.id = visit.case_id
    LEFT JOIN guided ON guided.rule = visit.rule AND guided.case_id = visit.case_id
    AND guided.person_id = visit.person_id AND guided.place = visit.place
    AND guided.day = visit.day
    WINDOW days AS (
        PARTITION BY visit.rule, visit.case_id, visit.person_id, visit.place ORDER BY visit.day
    )
),
placed AS (
    SELECT
        counted.*,
        MIN(CASE WHEN first_of_enough >= looks_back_to THEN day_in_case END) OVER (
            PARTITION BY rule, case_id, person_id, place
        ) AS returned_on
    FROM counted
),
place_of (rule, case_id, person_id, place, met_on, returned_on, stayed_on) AS (
    SELECT
        rule, case_id, person_id, place, MIN(day_in_case), MIN(returned_on),
        MIN(
            CASE
                WHEN before >= looks_back_to AND day >= months_after(returned_on, stays_months)
                THEN day
            END
        )
    FROM placed GROUP BY rule, case_id, person_id, place
),

-- The first day of each step at each place, and through what; a volunteer's task is at no place (0).
three_steps (rule, case_id, person_id, step, place, through, day) AS (
    SELECT rule, case_id, person_id, 1, place, 'visits', met_on
    FROM place_of WHERE met_on IS NOT NULL
    UNION ALL
    SELECT rule, case_id, person_id, 2, place, 'visits', returned_on
    FROM place_of WHERE returned_on IS NOT NULL
    UNION ALL
    SELECT rule, case_id, person_id, 3, place, 'visits', stayed_on
    FROM place_of WHERE stayed_on IS NOT NULL
    UNION ALL
    SELECT
        place_of.rule, place_of.case_id, place_of.person_id, 3, place_of.place, 'tie',
        MIN(CASE WHEN anchor.day > returned_on THEN anchor.day ELSE returned_on END)
    FROM place_of
    JOIN chosen ON chosen.id = place_of.case_id
    JOIN anchor ON anchor.family_id = chosen.family_id AND anchor.place = place_of.place
    WHERE anchor.day <= %(last)s AND (anchor.until IS NULL OR anchor.until > returned_on)
    GROUP BY place_of.rule, place_of.case_id, place_of.person_id, place_of.place
    UNION ALL
    SELECT task.rule, task.case_id, task.person_id, step.id, task.place, 'task', MIN(task.day)
    FROM task CROSS JOIN (SELECT 1 AS id UNION SELECT 2 UNION SELECT 3) step
    GROUP BY task.rule, task.case_id, task.person_id, task.place, step.id
),
belonging (rule, case_id, person_id, since) AS (
    SELECT rule, case_id, person_id, MIN(day)
    FROM three_steps WHERE step = 3 GROUP BY rule, case_id, person_id
),
taken (rule, case_id, person_id, step, place, through, day) AS (
    SELECT * FROM three_steps
    UNION ALL
    SELECT
        counted.rule, counted.case_id, counted.person_id, 4, counted.place, 'visits',
        MIN(counted.day)
    FROM counted
    JOIN belonging ON belonging.rule = counted.rule AND belonging.case_id = counted.case_id
    AND belonging.person_id = counted.person_id AND belonging.since <= counted.first_of_own
    WHERE counted.last_guided_on IS NULL OR counted.first_of_own > counted.last_guided_on
    GROUP BY counted.rule, counted.case_id, counted.person_id, counted.place
),
first_taken (rule, case_id, person_id, step, day) AS (
    SELECT rule, case_id, person_id, step, MIN(day)
    FROM taken GROUP BY rule, case_id, person_id, step
)
