//! The client that one writes by hand for one method: the structs derived, the headers made once.
//!
//! It does no more than it must. It does not retry, knows no error but "it failed", takes no answer
//! apart that is none, and fails where the API sends a value that is not in the lists below.

use std::{error::Error, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use http::{
    HeaderMap, HeaderValue,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::Sha256;

pub struct Api {
    client: reqwest::Client,
    base_url: String,
}

#[derive(Serialize)]
struct Get<'a> {
    propay_id: &'a str,
}

#[derive(Deserialize)]
struct Envelope<T> {
    meta: Meta,
    data: T,
}

#[derive(Deserialize)]
struct Meta {
    status: Status,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Status {
    Success,
    Error,
}

#[derive(Deserialize)]
struct Data {
    propay: Entity,
}

#[derive(Deserialize)]
pub struct Entity {
    pub propay_id: String,
    pub provisioning_type: ProvisioningType,
    pub provisioning_sponsor: Sponsor,
    pub status: EntityStatus,
    pub workflow_id: String,
    pub subject_record_id: String,
    pub execution_results: Vec<ExecutionResult>,
    pub created_at: String,
    pub updated_at: String,
}

#[derive(Deserialize)]
pub struct ExecutionResult {
    pub operation_id: String,
    pub operation_type: Operation,
    pub status: OperationStatus,
    pub started_at: Option<String>,
    pub finished_at: Option<String>,
    pub errors: Option<Vec<ErrorObject>>,
    pub provider_response: Option<Map<String, Value>>,
    pub decrypted_data: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
pub struct ErrorObject {
    pub code: String,
    pub message: Option<String>,
    pub entity_type: Option<String>,
    pub sub_code: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProvisioningType {
    AccountProvisioning,
    Mbtrust,
    Propay,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Sponsor {
    GlobalPayments,
    Merrick,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EntityStatus {
    #[serde(alias = "created")]
    Created,
    Active,
    Closed,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Operation {
    Onboarding,
    #[serde(alias = "document_sync")]
    DocumentSync,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OperationStatus {
    Pending,
    InProgress,
    #[serde(alias = "COMPLETED")]
    Success,
    Failed,
}

impl Api {
    pub fn new(
        base_url: &str,
        api_key: &str,
        secret_key: &str,
        auth_token: &str,
    ) -> Result<Self, Box<dyn Error>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&STANDARD.decode(secret_key)?)?;
        mac.update(api_key.as_bytes());
        let signature = STANDARD.encode(mac.finalize().into_bytes());

        let sensitive = |text: &str| {
            HeaderValue::try_from(text).map(|mut value| {
                value.set_sensitive(true);
                value
            })
        };
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, sensitive(&format!("KSig1-HMAC-SHA256 {signature}"))?);
        headers.insert("x-api-key", sensitive(api_key)?);
        headers.insert("x-api-auth-token", sensitive(auth_token)?);
        headers.insert("x-api-version", HeaderValue::from_static("2025-03-24"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static("kompliant-api/0.1.0"));
        let client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(30))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .referer(false)
            .default_headers(headers)
            .build()?;
        Ok(Self { client, base_url: base_url.to_owned() })
    }

    pub async fn get(&self, propay_id: &str) -> Result<Entity, Box<dyn Error>> {
        let url = format!("{}/propay.get", self.base_url);
        let body = serde_json::to_vec(&Get { propay_id })?;
        let response = self.client.post(url).body(body).send().await?;
        let status = response.status();
        let body = response.bytes().await?;
        if status != 200 {
            return Err(format!("{status}: {}", String::from_utf8_lossy(&body)).into());
        }
        decode(&body)
    }
}

pub fn decode(body: &[u8]) -> Result<Entity, Box<dyn Error>> {
    let envelope: Envelope<Data> = serde_json::from_slice(body)?;
    if envelope.meta.status != Status::Success {
        return Err(String::from_utf8_lossy(body).into());
    }
    Ok(envelope.data.propay)
}
