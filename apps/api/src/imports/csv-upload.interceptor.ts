import { type CallHandler, type ExecutionContext, PayloadTooLargeException, type Type } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Observable } from 'rxjs';
import { ProblemException } from '../core/http/problem.exception';

/** A file as it arrives. */
export interface UploadedCsv {
  /** As the browser sends it: its bytes read as Latin-1. */
  originalname: string;
  buffer: Buffer;
}

export const mostMegabytes = 64;

interface Upload {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>>;
}

const FileUpload: Type<Upload> = FileInterceptor('file', {
  limits: { fileSize: mostMegabytes * 1024 * 1024, files: 1, fields: 4 },
}) as Type<Upload>;

/** Takes one file of a form into memory, and says in words when it is too large. */
export class CsvUploadInterceptor extends FileUpload {
  override async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    try {
      return await super.intercept(context, next);
    } catch (error) {
      if (!(error instanceof PayloadTooLargeException)) throw error;
      throw new ProblemException(413, {
        title: `The file is larger than ${mostMegabytes} MB`,
        detail:
          'Nothing was kept of it. Divide it, for instance by school year, and bring in one part after the other.',
      });
    }
  }
}

/** The name of the file as the person sees it. */
export const nameOf = ({ originalname }: UploadedCsv): string => Buffer.from(originalname, 'latin1').toString('utf8');
