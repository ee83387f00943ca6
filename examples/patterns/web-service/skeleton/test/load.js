import { check } from 'k6';
import http from 'k6/http';

// A version that is slower or fails more often than this is not deployed.
export const options = {
  vus: 10,
  duration: '30s',
  thresholds: {
    http_req_failed: ['rate<0.001'],
    http_req_duration: ['p(95)<300'],
  },
};

export default function load() {
  const response = http.get('http://127.0.0.1:8080/');
  check(response, { answered: ({ status }) => status === 200 });
}
