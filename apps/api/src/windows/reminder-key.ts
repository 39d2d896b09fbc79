/** What makes a window's own reminder the same: nobody gets it twice. */
export const reminderKey = (windowId: number, step: 'before' | 'after'): string => `marks-due ${windowId} ${step}`;
