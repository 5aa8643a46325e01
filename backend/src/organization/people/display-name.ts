/** Titles stand around the name as on official forms: "dr. Siti Aminah, M.Kes." @param person alias of the row */
export const displayNameSql = (person: string): string =>
  `coalesce(nullif(${person}.front_title, '') || ' ', '') || ${person}.name || coalesce(', ' || nullif(${person}.back_title, ''), '')`;
