/** Looks in the database for all that was acknowledged, and for events of what was not. */
export async function countAfterwards(client, { submitted, validated, crowd }) {
  const { rows } = await client.query(
    `select (select count(*)::int from activity where agency_id = $1 and id = any($2::uuid[]) and status in ('submitted', 'validated')) as submitted,
            (select count(*)::int from activity where agency_id = $1 and id = any($3::uuid[]) and status = 'validated') as validated,
            (select count(distinct entity_id)::int from audit_event where agency_id = $1 and entity = 'activity' and action = 'activity.submit' and entity_id = any($2::uuid[])) as "submitEvents",
            (select count(*)::int from audit_event where agency_id = $1 and entity = 'activity' and action = 'activity.validate' and entity_id = any($3::uuid[])) as "validateEvents"`,
    [crowd.agencyId, [...submitted], [...validated]],
  );
  return rows[0];
}
