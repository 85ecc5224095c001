/** Whether a client left: every twenty-third. Its assets, contracts and invoices stay in the books. */
export const hasLeft = (client: number): boolean => client > 0 && client % 23 === 19;
