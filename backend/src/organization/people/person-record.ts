/** What is kept of a person and their employment, and corrected where it was typed wrong. */
export interface PersonRecord {
  readonly [field: string]: string | null;
  readonly nip: string | null;
  readonly name: string | null;
}

/** A record as one JSON value. @param person, employment aliases of the rows */
export const personRecordSql = (person: string, employment: string): string =>
  `json_build_object('nip', ${person}.nip, 'name', ${person}.name, 'frontTitle', ${person}.front_title,
     'backTitle', ${person}.back_title, 'birthDate', ${person}.birth_date, 'gender', ${person}.gender,
     'education', ${person}.education, 'phone', ${person}.phone, 'email', ${person}.email,
     'civilServiceSince', ${employment}.civil_service_since)`;
