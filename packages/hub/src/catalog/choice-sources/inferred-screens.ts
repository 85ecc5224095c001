/** Screens that no guide prints: their paths and labels follow from how HaloPSA calls the rest, and may differ by version. */
export const inferredScreens = {
  ticketTypes: 'Configuration > Tickets > Ticket Types > (ticket type)',
  actions: 'Configuration > Tickets > Actions > (action)',
} as const;
