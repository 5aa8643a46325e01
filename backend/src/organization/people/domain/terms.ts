/** How somebody's service stands; `leaving` serves, and the last day is known. */
export const SERVICE_STATUSES = ['coming', 'serving', 'leaving', 'suspended', 'left'] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];
