{ driver URL PROXY-HOST PROXY-PORT [USER PASSWORD] }
program driver;

{$mode objfpc}{$H+}

uses
  SysUtils, fphttpclient, opensslsockets;

var
  client: TFPHTTPClient;

begin
  client := TFPHTTPClient.Create(nil);
  try
    client.Proxy.Host := ParamStr(2);
    client.Proxy.Port := StrToInt(ParamStr(3));
    client.Proxy.UserName := ParamStr(4);
    client.Proxy.Password := ParamStr(5);
    try
      Write(client.Get(ParamStr(1)));
    except
      on problem: Exception do
      begin
        WriteLn(StdErr, problem.Message);
        ExitCode := 1;
      end;
    end;
  finally
    client.Free;
  end;
end.
