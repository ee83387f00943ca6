import { ReplayServer } from '../replay';

/** Does something once a server has answered so many requests. */
export function atRequest(
  server: ReplayServer,
  count: number,
  act: () => void,
): void {
  server.onRequest(() => {
    if (server.requests.length === count) {
      act();
    }
  });
}
