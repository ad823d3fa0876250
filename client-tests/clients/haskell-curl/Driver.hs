-- | driver CA-FILE URL [PROXY [USER PASSWORD]]: writes the content of the answer.
module Main (main) where

import Network.Curl
import System.Environment (getArgs)
import System.Exit (die)

main :: IO ()
main = withCurlDo $ do
  ca : url : proxy <- getArgs
  let common = [CurlCAInfo ca, CurlFailOnError True, CurlFollowLocation True]
  (code, body) <- curlGetString url (common ++ through proxy)
  case code of
    CurlOK -> putStr body
    _ -> die (show code)

-- Without a proxy libcurl reads the environment by itself. CurlProxyUser and CurlProxyPassword
-- would be there too, but their option numbers are wrong: libcurl never gets them.
through :: [String] -> [CurlOption]
through [] = []
through (proxy : credentials) = CurlProxy proxy : authorized credentials
  where
    authorized [user, password] = [CurlProxyUserPwd (user ++ ":" ++ password)]
    authorized _ = []
