import { ApiProblem } from '../../api/problem';

/** Posts a form with a file and tells how far it got (0 to 1); fetch cannot report that. */
export function upload<T>(address: string, form: FormData, onProgress: (part: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new ApiProblem(0, 'unreachable', undefined));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(ApiProblem.from(request.status, request.response));
    };
    request.send(form);
  });
}
