/** Which model each page template was written for; the compiler holds routes to it. The key is the template's path below views/pages/. */

import type { LinkModel, PasswordModel, SignInModel } from './account/view-models.ts';
import type { ExportModel } from './export/export.routes.ts';
import type { ProblemModel } from './http/problem-reply.ts';
import type { CodeFormModel, FinishLaterModel, PlainModel } from './respond/code-pages.view-model.ts';
import type { ConsentModel } from './respond/consent.view-model.ts';
import type { QuestionPageModel } from './respond/question-page.view-model.ts';
import type { ReceiptModel } from './respond/receipt.view-model.ts';
import type { ReviewModel } from './respond/review.view-model.ts';
import type { ResultsPageModel } from './results/results-page.view-model.ts';
import type { HomeModel, StudiesModel, WaveModel } from './study/view-models.ts';
export interface ViewModels {
  'account/set-password': PasswordModel;
  'account/set-up': LinkModel;
  'account/sign-in': SignInModel;
  'export/export': ExportModel;
  problem: ProblemModel;
  'respond/code-form': CodeFormModel;
  'respond/consent': ConsentModel;
  'respond/finish-later': FinishLaterModel;
  'respond/plain': PlainModel;
  'respond/questions': QuestionPageModel;
  'respond/receipt': ReceiptModel;
  'respond/review': ReviewModel;
  'results/attitudes': ResultsPageModel;
  'results/awareness': ResultsPageModel;
  'results/gaps': ResultsPageModel;
  'results/needs': ResultsPageModel;
  'results/overview': ResultsPageModel;
  'results/provision': ResultsPageModel;
  'study/home': HomeModel;
  'study/studies': StudiesModel;
  'study/wave': WaveModel;
}
