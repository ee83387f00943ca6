import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Looking for roles in a whole page takes long where cores are shared.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);
