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
visit (rule, case_id, person_id, place, day, in_case) AS MATERIALIZED (
    SELECT DISTINCT
        judged.rule,
        chosen.id,
        CASE WHEN grain.of_people = 1 THEN person.id ELSE 0 END,
        COALESCE(activity.group_id, -activity.id),
        session.held_on,
        CASE WHEN chosen.closed_on IS NULL OR session.held_on <= chosen.closed_on THEN 1 ELSE 0 END
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
guided (rule, case_id, person_id, place, day) AS MATERIALIZED (
    SELECT visit.rule, visit.case_id, visit.person_id, visit.place, visit.day
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

-- Every visit beside the ones before it at the same place. The only time that all visits are sorted:
-- what follows goes along them and looks a few cases up, not the other way around.
counted AS MATERIALIZED (
    SELECT
        visit.rule,
        visit.case_id,
        visit.person_id,
        visit.place,
        visit.day,
        visit.in_case,
        LAG(visit.day) OVER days AS before,
        LAG(visit.day, rule.visits - 1) OVER days AS first_of_enough,
        LAG(visit.day, rule.own_visits - 1) OVER days AS first_of_own
    FROM visit
    CROSS JOIN rule
    WHERE rule.id = visit.rule
    WINDOW days AS (
        PARTITION BY visit.rule, visit.case_id, visit.person_id, visit.place ORDER BY visit.day
    )
),
with_us (rule, case_id, person_id, place, day) AS MATERIALIZED (
    SELECT counted.rule, counted.case_id, counted.person_id, counted.place, counted.day
    FROM guided
    CROSS JOIN counted
    WHERE counted.rule = guided.rule
    AND counted.case_id = guided.case_id
    AND counted.person_id = guided.person_id
    AND counted.place = guided.place
    AND guided.day BETWEEN counted.first_of_own AND counted.day
),
returned (rule, case_id, person_id, place, day) AS MATERIALIZED (
    SELECT counted.rule, counted.case_id, counted.person_id, counted.place, MIN(counted.day)
    FROM counted
    CROSS JOIN rule
    WHERE rule.id = counted.rule
    AND counted.in_case = 1
    AND counted.first_of_enough >= days_before(counted.day, rule.within_days)
    GROUP BY counted.rule, counted.case_id, counted.person_id, counted.place
),
staying (rule, case_id, person_id, place, within_days, from_day) AS MATERIALIZED (
    SELECT
        returned.rule, returned.case_id, returned.person_id, returned.place, rule.within_days,
        months_after(returned.day, rule.stays_months)
    FROM returned
    CROSS JOIN rule
    WHERE rule.id = returned.rule
),

-- The first day of each step at each place, and through what; a volunteer's task is at no place (0).
three_steps (rule, case_id, person_id, step, place, through, day) AS (
    SELECT rule, case_id, person_id, 1, place, 'visits', day
    FROM counted
    WHERE before IS NULL AND in_case = 1
    UNION ALL
    SELECT rule, case_id, person_id, 2, place, 'visits', day
    FROM returned
    UNION ALL
    SELECT
        counted.rule, counted.case_id, counted.person_id, 3, counted.place, 'visits',
        MIN(counted.day)
    FROM counted
    CROSS JOIN staying
    WHERE staying.rule = counted.rule
    AND staying.case_id = counted.case_id
    AND staying.person_id = counted.person_id
    AND staying.place = counted.place
    AND counted.day >= staying.from_day
    AND counted.before >= days_before(counted.day, staying.within_days)
    GROUP BY counted.rule, counted.case_id, counted.person_id, counted.place
    UNION ALL
    SELECT
        returned.rule, returned.case_id, returned.person_id, 3, returned.place, 'tie',
        MIN(CASE WHEN anchor.day > returned.day THEN anchor.day ELSE returned.day END)
    FROM returned
    JOIN chosen ON chosen.id = returned.case_id
    JOIN anchor ON anchor.family_id = chosen.family_id AND anchor.place = returned.place
    WHERE anchor.day <= %(last)s AND (anchor.until IS NULL OR anchor.until > returned.day)
    GROUP BY returned.rule, returned.case_id, returned.person_id, returned.place
    UNION ALL
    SELECT task.rule, task.case_id, task.person_id, step.id, task.place, 'task', MIN(task.day)
    FROM task CROSS JOIN (SELECT 1 AS id UNION SELECT 2 UNION SELECT 3) step
    GROUP BY task.rule, task.case_id, task.person_id, task.place, step.id
),
belonging (rule, case_id, person_id, since) AS MATERIALIZED (
    SELECT rule, case_id, person_id, MIN(day)
    FROM three_steps WHERE step = 3 GROUP BY rule, case_id, person_id
),
taken (rule, case_id, person_id, step, place, through, day) AS (
    SELECT rule, case_id, person_id, step, place, through, day
    FROM three_steps
    UNION ALL
    SELECT
        counted.rule, counted.case_id, counted.person_id, 4, counted.place, 'visits',
        MIN(counted.day)
    FROM counted
    CROSS JOIN belonging
    WHERE belonging.rule = counted.rule
    AND belonging.case_id = counted.case_id
    AND belonging.person_id = counted.person_id
    AND belonging.since <= counted.first_of_own
    AND (counted.rule, counted.case_id, counted.person_id, counted.place, counted.day)
    NOT IN (SELECT rule, case_id, person_id, place, day FROM with_us)
    GROUP BY counted.rule, counted.case_id, counted.person_id, counted.place
),
first_taken (rule, case_id, person_id, step, day) AS (
    SELECT rule, case_id, person_id, step, MIN(day)
    FROM taken GROUP BY rule, case_id, person_id, step
)
