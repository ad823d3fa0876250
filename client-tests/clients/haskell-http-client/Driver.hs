{-# LANGUAGE OverloadedStrings #-}

-- | driver URL [PROXY-HOST PROXY-PORT [USER PASSWORD]]: writes the content of the answer.
module Main (main) where

import qualified Data.ByteString.Lazy as ByteString
import Data.Text (pack)
import Data.Text.Encoding (encodeUtf8)
import Network.HTTP.Client
import Network.HTTP.Client.TLS (tlsManagerSettings)
import System.Environment (getArgs)

main :: IO ()
main = do
  url : proxy <- getArgs
  manager <- newManager tlsManagerSettings
  request <- parseUrlThrow url -- throws for a status that is no success
  answer <- httpLbs (through proxy request) manager
  ByteString.putStr (responseBody answer)

-- Without a proxy http-client reads the environment by itself.
through :: [String] -> Request -> Request
through (host : port : credentials) = authorized credentials . useIt
  where
    useIt request = request {proxy = Just (Proxy (bytes host) (read port))}
    authorized [user, password] = applyBasicProxyAuth (bytes user) (bytes password)
    authorized _ = id
    bytes = encodeUtf8 . pack
through _ = id
