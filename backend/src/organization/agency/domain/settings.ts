/** Working days of notice before a recall takes effect, unless the agency says otherwise. */
export const RECALL_NOTICE_DAYS = 3;
