/** What is counted, and what makes it linked. */
export const LINKED: ReadonlyArray<{
  of: 'deployments' | 'changes' | 'tickets';
  title: string;
  means: string;
}> = [
  {
    of: 'deployments',
    title: 'Deployments',
    means: 'whose commit or run belongs to a journey',
  },
  { of: 'changes', title: 'Changes', means: 'that are in a ticket’s journey' },
  { of: 'tickets', title: 'Tickets', means: 'whose journey has a change' },
];
