import type { ReactNode } from 'react';
import { createHashRouter, type RouteObject } from 'react-router';
import { PayrollPage } from './benefits/PayrollPage.tsx';
import { ContractPage } from './contracts/ContractPage.tsx';
import { ContractsPage } from './contracts/ContractsPage.tsx';
import { EmployerPage } from './employers/EmployerPage.tsx';
import { EmployersPage } from './employers/EmployersPage.tsx';
import { ConflictPage } from './exchange/conflicts/ConflictPage.tsx';
import { ExchangePage } from './exchange/ExchangePage.tsx';
import { MakePackagePage } from './exchange/packages/MakePackagePage.tsx';
import { ReadPackagePage } from './exchange/packages/ReadPackagePage.tsx';
import { TransferPage } from './exchange/transfers/TransferPage.tsx';
import { ReadPdfPage } from './fillable/ReadPdfPage.tsx';
import { FormsPage } from './forms/FormsPage.tsx';
import { IntakePage } from './intake/IntakePage.tsx';
import { LogPage } from './log/LogPage.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { paths } from './paths.ts';
import { EditPersonPage, NewPersonPage } from './people/form/PersonFormPages.tsx';
import { PeoplePage } from './people/list/PeoplePage.tsx';
import { MergePage } from './people/merge/MergePage.tsx';
import { PersonPage } from './people/page/PersonPage.tsx';
import { RatesPage } from './rates/RatesPage.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';
import { FailureBoundary } from './shell/FailureBoundary.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { Shell } from './shell/Shell.tsx';
import { WritersOnly } from './shell/WritersOnly.tsx';
import { StateGrantsPage } from './stateGrants/StateGrantsPage.tsx';

const writersOnly = (element: ReactNode) => <WritersOnly>{element}</WritersOnly>;

const screens: RouteObject[] = [
  { path: paths.overview, element: <OverviewPage /> },
  { path: paths.people, element: <PeoplePage /> },
  { path: paths.newPerson, element: writersOnly(<NewPersonPage />) },
  { path: paths.person(':id'), element: <PersonPage /> },
  { path: paths.editPerson(':id'), element: writersOnly(<EditPersonPage />) },
  { path: paths.intake(':id', ':formId'), element: <IntakePage /> },
  { path: paths.form(':id', ':formId'), element: <IntakePage /> },
  { path: paths.readPdf(':id'), element: writersOnly(<ReadPdfPage />) },
  { path: paths.contracts, element: <ContractsPage /> },
  { path: paths.contract(':id'), element: <ContractPage /> },
  { path: paths.employers, element: <EmployersPage /> },
  { path: paths.employer(':id'), element: <EmployerPage /> },
  { path: paths.merge(':id', ':absorb'), element: writersOnly(<MergePage />) },
  { path: paths.forms, element: <FormsPage /> },
  { path: paths.payroll, element: <PayrollPage /> },
  { path: paths.stateGrants, element: <StateGrantsPage /> },
  { path: paths.exchange, element: <ExchangePage /> },
  { path: '/utveksling/konflikt/:recordId/:field', element: <ConflictPage /> },
  { path: paths.makePackage, element: writersOnly(<MakePackagePage />) },
  { path: paths.readPackagePage, element: writersOnly(<ReadPackagePage />) },
  { path: paths.transfer(':id'), element: <TransferPage /> },
  { path: paths.rates, element: <RatesPage /> },
  { path: paths.settings, element: <SettingsPage /> },
  { path: paths.log, element: writersOnly(<LogPage />) },
  { path: '*', element: <NotFoundPage /> },
];

/** Addresses live after the `#`: the same over app:// and http, and they stay while the vault is locked. */
export const router = createHashRouter([
  {
    element: <Shell />,
    children: screens.map(({ path = '', element }) => ({
      path,
      element: <FailureBoundary key={path}>{element}</FailureBoundary>,
    })),
  },
]);
