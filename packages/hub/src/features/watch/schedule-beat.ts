/** The name under which the watch leaves its sign of life. */
export const scheduleBeat = 'schedule';
